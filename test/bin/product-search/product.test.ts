import { readProduct } from '../../../bin/product-search/product';

describe('a product', () => {
  test('has a name and a description', () => {
    expect(readProduct({ name: 'Mug', description: 'Blue', price: 4 })).toEqual({ name: 'Mug', description: 'Blue' });
  });

  test.each([undefined, null, 7])('has an empty description when it is %j', (description) => {
    expect(readProduct({ name: 'Mug', description })).toEqual({ name: 'Mug', description: '' });
  });

  test.each([{}, { name: ' ' }, { name: 7 }, { name: 'Mug', discontinued: true }])('is none that a customer may find when it is %j', (document) => {
    expect(readProduct(document)).toBeUndefined();
  });

  test.each([200, 201])('has a name that is shown up to 200 characters, of %d', (length) => {
    expect(readProduct({ name: 'é'.repeat(length) })?.name).toBe('é'.repeat(200));
  });

  test('is found while it is not discontinued', () => {
    expect(readProduct({ name: 'Mug', discontinued: false })).toMatchObject({ name: 'Mug' });
  });
});
