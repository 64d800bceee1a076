import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorsAt } from './deployable';

const FOLDER = join(__dirname, 'templates');

test.each(readdirSync(FOLDER))('no error in %s', (file) => {
  expect(errorsAt(join(FOLDER, file))).toEqual([]);
});
