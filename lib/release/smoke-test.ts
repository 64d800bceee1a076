import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionCode } from '../code';
import { defineServiceLogGroup } from '../private/service-function';
import { checkEvents, checkHandlerOptions, checkTimeout } from './smoke-test-checks';
import { defineTestHandler } from './smoke-test-handler';
import { defineHook } from './smoke-test-hook';
import type { SmokeTestBindOptions, SmokeTestConfig, SmokeTestEvent, SmokeTestHandlerOptions, SmokeTestOptions } from './smoke-test-options';

/** Long enough for a few cold starts, and far from the hour that CodeDeploy waits. */
const DEFAULT_TIMEOUT = Duration.minutes(5);

/** What the hook needs beyond the test itself: to report, and where code tests, to start that code and hear of its timeout. */
const SECONDS_TO_REPORT = 10;
const SECONDS_TO_START_AND_REPORT = 30;

/**
 * A test of a new version in its real environment, before it gets traffic or when it has it all.
 *
 * CodeDeploy waits for the result, and a failure ends the deployment. The result is reported also when the version or
 * the code of the test fails, hangs or cannot be invoked. Nothing is shifted when an alias is created, so the first
 * deployment is not tested.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export abstract class SmokeTest {
  /**
   * Invokes the new version with these events, one after the other. The first one that fails ends the test.
   *
   * @param events one or more
   */
  public static events(events: SmokeTestEvent[], options: SmokeTestOptions = {}): SmokeTest {
    return new EventsTest(events, options);
  }

  /**
   * Runs code that tests the new version, whose ARN it finds in the environment variable `VERSION_ARN` and in the field
   * `versionArn` of its event. The test has failed when the code does, by an error or by its timeout.
   *
   * The code may invoke the new version. It reports nothing to CodeDeploy: that is done for it, by a function of its own.
   *
   * @param code the test, for any runtime
   */
  public static handler(code: FunctionCode, options: SmokeTestHandlerOptions = {}): SmokeTest {
    return new HandlerTest(code, options);
  }

  /**
   * Defines the hook that tests one version.
   *
   * That it may report to the deployment group is for the release to grant, as `LambdaDeploymentGroup` does for its hooks.
   */
  public abstract bind(scope: Construct, id: string, options: SmokeTestBindOptions): SmokeTestConfig;
}

class EventsTest extends SmokeTest {
  constructor(private readonly events: SmokeTestEvent[], private readonly options: SmokeTestOptions) {
    super();
  }

  public override bind(scope: Construct, id: string, options: SmokeTestBindOptions): SmokeTestConfig {
    const home = new Construct(scope, id);
    const { timeout = DEFAULT_TIMEOUT } = this.options;
    checkTimeout(home, timeout);
    checkEvents(home, this.events);
    const hook = defineHook(home, options.logGroup ?? defineServiceLogGroup(home, options.removalPolicy), options, {
      target: options.version, events: this.events, timeout, reserveSeconds: SECONDS_TO_REPORT,
    });
    return { hook, dependable: home };
  }
}

class HandlerTest extends SmokeTest {
  constructor(private readonly code: FunctionCode, private readonly options: SmokeTestHandlerOptions) {
    super();
  }

  public override bind(scope: Construct, id: string, options: SmokeTestBindOptions): SmokeTestConfig {
    const home = new Construct(scope, id);
    const { timeout = DEFAULT_TIMEOUT } = this.options;
    checkTimeout(home, timeout);
    checkHandlerOptions(home, this.options);
    const logGroup = options.logGroup ?? defineServiceLogGroup(home, options.removalPolicy);
    const handler = defineTestHandler(home, logGroup, options, { ...this.options, code: this.code, timeout });
    const events = [{ payload: { versionArn: options.version.functionArn } }];
    const hook = defineHook(home, logGroup, options, { target: handler, events, timeout, reserveSeconds: SECONDS_TO_START_AND_REPORT });
    return { hook, handler, dependable: home };
  }
}
