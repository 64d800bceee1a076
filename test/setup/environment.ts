/**
 * Unit tests run without the template validation that the CDK does at every synthesis: it costs two seconds for each
 * process. A suite that wants it calls `withTemplateValidation()`.
 */
process.env.CDK_VALIDATION = 'false';

/** The AWS SDK of the handlers warns of Node.js 20 in every process; the library supports it. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
