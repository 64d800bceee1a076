import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const DECLARATIONS = join(dirname(require.resolve('aws-cdk-lib/aws-lambda')), 'lib/lambda.generated.d.ts');

/**
 * Every property that the installed CDK knows of a mapping, nested ones by their path: `destinationConfig.onFailure.destination`.
 */
export function mappingProperties(): string[] {
  const { statements } = ts.createSourceFile(DECLARATIONS, readFileSync(DECLARATIONS, 'utf8'), ts.ScriptTarget.Latest);
  const nested = statements.filter(ts.isModuleDeclaration).filter(({ name }) => name.text === 'CfnEventSourceMapping')
    .flatMap(({ body }) => body && ts.isModuleBlock(body) ? [...body.statements] : []);
  const interfaces = [...statements, ...nested].filter(ts.isInterfaceDeclaration);
  return pathsOf('CfnEventSourceMappingProps', interfaces);
}

function pathsOf(type: string, interfaces: ts.InterfaceDeclaration[]): string[] {
  const members = interfaces.find(({ name }) => name.text === type)?.members.filter(ts.isPropertySignature) ?? [];
  return members.flatMap((member) => {
    const name = (member.name as ts.Identifier).text;
    const inner = namesIn(member.type).map((referenced) => pathsOf(referenced, interfaces)).find((paths) => paths.length > 0);
    return inner?.map((path) => `${name}.${path}`) ?? [name];
  });
}

/** The names of the nested types that a type speaks of, in unions and lists too. */
function namesIn(type: ts.Node | undefined): string[] {
  if (type === undefined) {
    return [];
  }
  const own = ts.isQualifiedName(type) && type.right.text.endsWith('Property') ? [type.right.text] : [];
  const below: string[] = [];
  type.forEachChild((child) => {
    below.push(...namesIn(child));
  });
  return [...own, ...below];
}
