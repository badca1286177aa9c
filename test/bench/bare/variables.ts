/** Environment variables of the bare Lambdas. */
export const VARIABLES = { machine: 'MACHINE_ARN', sender: 'SENDER', recipient: 'RECIPIENT' } as const;

/** One variable of a bare Lambda's environment. @throws when the stack did not set it. */
export function variable(name: keyof typeof VARIABLES): string {
  const value = process.env[VARIABLES[name]];
  if (!value) throw new Error(`environment variable ${VARIABLES[name]} is not set`);
  return value;
}
