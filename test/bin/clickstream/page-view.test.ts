import * as fc from 'fast-check';
import { parsePageView } from '../../../bin/clickstream/page-view';
import { recordData, sampleView } from './samples';

const LONGEST = `/${'a'.repeat(199)}`;

describe('the data of a record', () => {
  test('is a page view', () => {
    expect(parsePageView(recordData(sampleView()))).toEqual(sampleView());
  });

  test('may have fields that a view does not have, which are left out', () => {
    expect(parsePageView(recordData({ ...sampleView(), userAgent: 'Mozilla/5.0' }))).toEqual(sampleView());
  });

  test.each(['/', LONGEST, '/shop/mugs_blue-2/~offers/index.html'])('may name the page %s', (page) => {
    expect(parsePageView(recordData(sampleView({ page })))).toMatchObject({ page });
  });

  test.each([
    ['is no JSON', 'not json', /^view must be JSON, got 8 characters that are not$/],
    ['is empty', '', /^view must be JSON, got 0 characters that are not$/],
    ['is a list', [], /^view must be an object, got a list$/],
    ['has no id', { ...sampleView(), viewId: undefined }, /^view\.viewId must be 1 to 64 letters.+, got nothing$/],
    ['has an address for a visitor', sampleView({ visitorId: 'a@example.com' }), /^view\.visitorId must be .+, got a text of 13 characters$/],
    ['has no page', { ...sampleView(), page: undefined }, /^view\.page must be a path of at most 200 .+, got nothing$/],
    ['has a page without a slash', sampleView({ page: 'shop' }), /^view\.page must be .+ start with a slash, got "shop"$/],
    ['has a page with a query', sampleView({ page: '/shop?q=1' }), /^view\.page must be .+, got "\/shop\?q=1"$/],
    ['has a page that is too long', sampleView({ page: `${LONGEST}a` }), /^view\.page must be .+\.\.\.$/],
    ['has a number for a page', { ...sampleView(), page: 7 }, /^view\.page must be .+, got 7$/],
    ['has a day for an instant', sampleView({ viewedAt: '2026-03-01' }), /^view\.viewedAt must be an instant .+, got "2026-03-01"$/],
  ])('fails when it %s', (_, content, message) => {
    expect(() => parsePageView(recordData(content))).toThrow(expect.objectContaining({
      name: 'InvalidPageViewError', message: expect.stringMatching(message), problems: [expect.stringMatching(message)],
    }));
  });

  test('fails with everything that is wrong with it', () => {
    expect(() => parsePageView(recordData({}))).toThrow(expect.objectContaining({
      problems: ['viewId', 'visitorId', 'page', 'viewedAt'].map((field) => expect.stringMatching(`^view\\.${field} `)),
    }));
  });

  test('fails as no view, whatever it is', () => {
    fc.assert(fc.property(fc.json(), (json) => {
      expect(() => parsePageView(recordData(json))).toThrow(expect.objectContaining({ name: 'InvalidPageViewError', message: expect.stringMatching(/^view/) }));
    }));
  });
});
