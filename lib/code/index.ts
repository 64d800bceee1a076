export * from './function-code';
export * from './function-code-config';
export type { AssetCodeOptions } from './asset-code';
export type { ImageCodeOptions } from './image-code';
export type { InlineCodeOptions } from './inline-code';
export type { RepositoryImageCodeOptions } from './repository-image-code';
export { AwsSdk, FileLoader, ModuleFormat } from './typescript-options';
export type { TypeScriptCodeOptions } from './typescript-options';
