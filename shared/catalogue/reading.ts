/** Verbs of operations that only read; where IAM does not say, an operation is judged by its name. */
const READING =
  /^(Batch)?(Get|List|Describe|Head|Search|Query|Scan|Lookup|Check|Validate|Preview|Estimate|Simulate|Select|Test|View|Count|Discover|Decode|Verify|Filter|Retrieve|Is|Poll|Receive|Download|Detect)(?![a-z])/;

/** Whether an operation that the catalogue does not have only reads, going by its name. */
export const soundsLikeReading = (operation: string): boolean => READING.test(operation);
