/** How bad a finding is. */
export enum CheckSeverity {
  /** The deployment is refused, or what it deploys can never work. */
  ERROR = 'error',
  /** It deploys, and loses data, is insecure, breaks under load or is almost surely a mistake. */
  WARNING = 'warning',
  /** Advice, or cost. */
  INFO = 'info',
}
