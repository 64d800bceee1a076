import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { StreamRedrive } from './stream-redrive';

/** What others may be allowed to do with a redrive. */
export class StreamRedriveGrants {
  /** Grants for a redrive. */
  public static fromStreamRedrive(redrive: StreamRedrive): StreamRedriveGrants {
    return new StreamRedriveGrants(redrive.function);
  }

  private constructor(private readonly starter: IFunction) {
  }

  /** Lets an operator start the redrive. It needs no right on the queues, the stream or the function that failed. */
  public start(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({ grantee, actions: ['lambda:InvokeFunction'], resourceArns: [this.starter.functionArn] });
  }
}
