/** Verbs of operations that only read; where IAM does not say, an operation is judged by its name. */
const READING =
  /^(Batch)?(Get|List|Describe|Head|Search|Query|Scan|Lookup|Check|Validate|Preview|Estimate|Simulate|Select|Test|View|Count|Discover|Decode|Verify|Filter|Retrieve|Is|Poll|Receive|Download|Detect)(?![a-z])/;

/** Whether an operation only reads, going by its name; for those of which nothing else says so. */
export const soundsLikeReading = (operation: string): boolean => READING.test(operation);
