import { secretsInBundle } from '../../../../lib/checks/rules/assets/secrets-in-bundle';
import { fnOf, folder, layerOf, place, zip } from '../../asset-kit';
import { expectRule } from '../../rule-kit';

/** Put together here, as a file with the real line looks like a leak to scanners. */
const KEY = ['-----BEGIN RSA', 'PRIVATE KEY-----\nabc'].join(' ');

describe('Asset.SecretsInBundle', () => {
  test.each([['.env', 'TOKEN=1'], ['config/.env', 'TOKEN=1'], ['id_rsa', 'x'], ['.aws/credentials', 'x'], ['certs/server.pem', KEY]])('finds %s', (path, content) => {
    const message = new RegExp(`got ${path.replace('.', '\\.')}: exclude it`);
    expectRule(secretsInBundle).toFind({ Fn: fnOf(folder({ 'index.js': '', [path]: content })) }, { logicalId: 'Fn', property: 'Properties/Code', message });
    expectRule(secretsInBundle).toFind({ Layer: layerOf(zip({ [path]: content })) }, { logicalId: 'Layer', property: 'Properties/Content', message });
  });

  test.each<[string, string]>([
    ['certificates', folder({ 'ca.pem': '-----BEGIN CERTIFICATE-----' })],
    ['an empty file', folder({ '.env': '' })],
    ['an example', folder({ '.env.example': 'TOKEN=' })],
    ['tests of packages', folder({ 'node_modules/a/test/key.pem': KEY, 'node_modules/b/.env': 'A=1' })],
    ['what is not at hand', place()],
  ])('is silent about %s', (_, path) => {
    expectRule(secretsInBundle).toStaySilent({ Fn: fnOf(path) });
  });
});
