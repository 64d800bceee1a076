/**
 * Unit tests run without the template validation that the CDK does at every synthesis: it costs two seconds for each
 * process. A suite that wants it calls `withTemplateValidation()`.
 */
process.env.CDK_VALIDATION = 'false';
