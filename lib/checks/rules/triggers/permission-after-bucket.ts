import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { Admissions } from './admissions';
import { certainTriggers, nameOf } from './certain-triggers';

export const permissionAfterBucket: Rule = {
  id: 'S3Notification.PermissionAfterBucket',
  severity: 'error',
  statement: 'A bucket notifies a function, and the permission for it waits for the bucket.',
  fix: 'Give the bucket a literal name and build `SourceArn` of the permission from it, or use `SourceAccount` alone; then let the bucket depend on the permission.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html',
  check: (app) => {
    const admissions = new Admissions(app);
    return certainTriggers(app).filter(({ resource }) => resource.type === 'AWS::S3::Bucket').flatMap((trigger) => {
      const { list, isComplete } = admissions.of(trigger);
      const { at, resource: bucket } = trigger;
      const isLate = list.every((permission) => permission.stack === bucket.stack && app.dependsOn(permission, bucket));
      return isComplete && list.length > 0 && isLate ? finding(at,
        `${nameOf(at)} is tried when the bucket is created, so its permission must be there before, got ${list[0].logicalId}, which waits for ${bucket.logicalId}: build its SourceArn from a literal bucket name, and let the bucket depend on it`) : [];
    });
  },
};
