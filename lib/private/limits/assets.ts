/** How much of the code behind functions and layers we look at: more than any package that Lambda takes needs. */
export const ASSET_LIMITS = {
  /** Files and folders of all assets of an app together. */
  entries: 50_000,
  depth: 50,
  /** Of the list of files within a zip. */
  directoryBytes: 16_777_216,
  /** From the beginning of a file. */
  headBytes: 4_096,
  /** Libraries of which the processor is looked up. */
  libraries: 200,
  /** The share of the size limit from which on we speak of it. */
  noticeShare: 0.8,
};
