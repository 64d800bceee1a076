/** The function was deployed without an environment variable it cannot do without. */
export class MissingSettingError extends Error {
  public override readonly name = 'MissingSettingError';

  constructor(variable: string) {
    super(`${variable} must be set, got nothing: define it in the function's environment`);
  }
}

/** The value of an environment variable the function cannot do without. */
export function setting(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === '') {
    throw new MissingSettingError(variable);
  }
  return value;
}
