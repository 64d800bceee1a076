import { FieldReader, shown } from '../order-intake/field-reader';

/** A path, which goes into table keys and into the state of a window, so that it is short and has few characters. */
const PAGE = /^\/[A-Za-z0-9._~/-]{0,199}$/;
const PAGE_RULE = 'must be a path of at most 200 letters, digits, slashes, dots, dashes, tildes or underscores, and start with a slash';

/** A page that somebody looked at, as the browser sent it. */
export interface PageView {
  /** Chosen by the browser, which repeats it when sending the same view again. */
  readonly viewId: string;
  readonly visitorId: string;
  /** The path of the page, without query and fragment. */
  readonly page: string;
  /** When, by the clock of the browser, in ISO 8601, UTC. */
  readonly viewedAt: string;
}

/** The record is no page view: no retry will make it one. */
export class InvalidPageViewError extends Error {
  public override readonly name = 'InvalidPageViewError';
  /** Everything that is wrong with it, one entry for each field. */
  public readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/**
 * Reads the data of a record of the stream. Fields that a view does not have are left out.
 *
 * @param data JSON, in base64
 */
export function parsePageView(data: string): PageView {
  const fields = new FieldReader();
  const document = fields.record('view', parsedJson(data)) ?? {};
  refuseIf(fields.problems);
  const view: PageView = {
    viewId: fields.identifier('view.viewId', document.viewId),
    visitorId: fields.privateIdentifier('view.visitorId', document.visitorId),
    page: readPage(fields, 'view.page', document.page),
    viewedAt: fields.instant('view.viewedAt', document.viewedAt),
  };
  refuseIf(fields.problems);
  return view;
}

function parsedJson(data: string): unknown {
  const text = Buffer.from(data, 'base64').toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is not ours to write to a log.
    throw new InvalidPageViewError([`view must be JSON, got ${text.length} characters that are not`]);
  }
}

function readPage(fields: FieldReader, path: string, value: unknown): string {
  if (typeof value === 'string' && PAGE.test(value)) {
    return value;
  }
  fields.problems.push(`${path} ${PAGE_RULE}, got ${shown(value)}`);
  return '';
}

function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new InvalidPageViewError(problems);
  }
}
