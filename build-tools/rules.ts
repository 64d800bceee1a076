import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { RULES } from '../lib/checks/rules';
import { rulesDocument } from './rules-document';

/** Writes the page of all rules to the file it is told. */
writeFileSync(argv[2], rulesDocument(RULES));
