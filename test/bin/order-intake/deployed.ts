/** Runs with the environment variables of a deployed function, whose services all answer at `endpoint`. */
export async function deployed<T>(endpoint: string, variables: { [name: string]: string }, run: () => Promise<T>): Promise<T> {
  const before = process.env;
  process.env = {
    ...before,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: endpoint,
    ...variables,
  };
  try {
    return await run();
  } finally {
    process.env = before;
  }
}
