import { parseSheet } from '../../../bin/dispatches/dispatch-sheet';
import { SHEET, sampleDispatch } from './samples';

const HEAD = 'order;carrier;tracking;sku;quantity';
const ROW = 'A-1001;northpost;NP-88-12;TEA;2';

describe('a sheet', () => {
  test.each([['carriage returns', SHEET], ['plain line ends', SHEET.replaceAll('\r', '')], ['no end of the last line', SHEET.trimEnd()]])(
    'is the dispatch that it stands for, with %s', (_, sheet) => {
      expect(parseSheet(sheet)).toEqual(sampleDispatch());
    });

  test.each(['', '-2', ' 2', '2.0', '1e3', '1234567890'])('leaves the quantity %j a text, which is refused later', (quantity) => {
    expect(parseSheet(`${HEAD}\nA-1001;northpost;NP-88-12;TEA;${quantity}`).lines).toEqual([{ sku: 'TEA', quantity }]);
  });

  test.each([
    ['is empty', ''],
    ['has no rows', HEAD],
    ['has other columns', `order;carrier;sku;tracking;quantity\n${ROW}`],
    ['has a column too many', `${HEAD};weight\n${ROW};4`],
    ['has a row with a cell too many', `${HEAD}\n${ROW}\n${ROW};4`],
    ['has a row with a cell too few', `${HEAD}\nA-1001;northpost;NP-88-12;TEA`],
  ])('fails when it %s', (_, sheet) => {
    expect(() => parseSheet(sheet)).toThrow(expect.objectContaining({
      name: 'InvalidDispatchError', message: `sheet must have the columns order, carrier, tracking, sku, quantity and at least one row, got ${sheet.length} characters that have not`,
    }));
  });

  test.each(['A-1002;northpost;NP-88-12;TEA;2', 'A-1001;southpost;NP-88-12;TEA;2', 'A-1001;northpost;NP-88-13;TEA;2'])(
    'fails when it speaks of two dispatches, as with %s', (other) => {
      expect(() => parseSheet([HEAD, ROW, ROW, other].join('\n'))).toThrow(expect.objectContaining({
        name: 'InvalidDispatchError', message: expect.stringMatching(/^row 3 of the sheet must be of the same order, carrier and tracking number as row 1/),
      }));
    });
});
