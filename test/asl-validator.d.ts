/** The validator of the Amazon States Language ships no types. It writes into the definition it is given. */
declare module 'asl-validator' {
  interface Validation {
    readonly isValid: boolean;
    readonly errors: readonly { readonly 'Error code'?: string; readonly Message?: string }[];
    errorsText(separator?: string): string;
  }
  function validate(definition: object, options?: { checkPaths?: boolean; checkArn?: boolean }): Validation;
  export = validate;
}
