import type { App, FunctionTarget, TaskState } from '../../../template';

/** The function of the app that a task certainly invokes. */
export function invokedBy(app: App, { resource, functionName, qualifier }: TaskState): FunctionTarget | undefined {
  if (functionName === undefined || !isInvocation(resource.parts()?.at(-1))) {
    return app.fnOf(resource);
  }
  const target = qualifier === undefined ? app.fnOf(functionName) : app.qualifiedTargetOf(functionName, qualifier);
  return target === 'foreign' ? undefined : target;
}

/** Whether a task certainly invokes a function, be it of the app or not. */
export function invokesFunction(app: App, task: TaskState): boolean {
  return invokedBy(app, task) !== undefined || isInvocation(task.resource.parts()?.at(-1));
}

function isInvocation(end: unknown): boolean {
  return typeof end === 'string' && /(^|:)states:::lambda:invoke(\.\w+)?$/.test(end);
}
