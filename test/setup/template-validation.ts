/**
 * Turns the CDK's own template validation on for the suite or `describe` block that calls it.
 *
 * The framework reads the variable at every synthesis, so nothing has to be set before a module is loaded. With the
 * feature flags of `testApp()` a finding is an error.
 */
export function withTemplateValidation(): void {
  let before: string | undefined;
  beforeAll(() => {
    before = process.env.CDK_VALIDATION;
    delete process.env.CDK_VALIDATION;
  });
  afterAll(() => {
    if (before !== undefined) {
      process.env.CDK_VALIDATION = before;
    }
  });
}
