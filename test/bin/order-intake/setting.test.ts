import { setting } from '../../../bin/order-intake/setting';

describe('a setting', () => {
  afterEach(() => {
    delete process.env.ORDERS_TABLE;
  });

  test('is the environment variable of that name', () => {
    process.env.ORDERS_TABLE = 'Orders';
    expect(setting('ORDERS_TABLE')).toBe('Orders');
  });

  test.each([undefined, ''])('fails when the variable is %j', (value) => {
    if (value !== undefined) {
      process.env.ORDERS_TABLE = value;
    }
    expect(() => setting('ORDERS_TABLE')).toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^ORDERS_TABLE must be set, got nothing/) }));
  });
});
