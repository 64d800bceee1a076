/** What a log says of a failure: the name of the error and its message, and nothing of where it happened. */
export interface FailureReason {
  readonly error: string;
  readonly reason: string;
}

/** What is known of something that was thrown. */
export function reasonOf(error: unknown): FailureReason {
  return error instanceof Error ? { error: error.name, reason: error.message } : { error: 'UnknownError', reason: String(error) };
}
