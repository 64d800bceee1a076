/**
 * How the handlers talk to AWS.
 *
 * The SDK waits for an answer for ever unless told otherwise. Three attempts of three seconds, for one call to the table
 * and one to the bus, end well before a timeout of 30 seconds does, so that the batch response still says which messages failed.
 */
export const CLIENT_SETTINGS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};
