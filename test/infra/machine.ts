import { readable, type Template, theOne } from './template';

/** Who takes over an error, or tries again. */
export interface Handler {
  readonly ErrorEquals: readonly string[];
  readonly Next?: string;
  readonly Output?: unknown;
  readonly MaxAttempts?: number;
}

/** A state of the machine, as far as the request workflow uses the language. */
export interface State {
  readonly Type: 'Task' | 'Choice' | 'Wait' | 'Succeed' | 'Pass';
  readonly Resource?: string;
  readonly Arguments?: { readonly FunctionName: string; readonly Payload: unknown };
  readonly TimeoutSeconds?: unknown;
  readonly Seconds?: unknown;
  readonly Output?: unknown;
  readonly Retry?: readonly Handler[];
  readonly Catch?: readonly Handler[];
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Next?: string;
}

/** A definition in the Amazon States Language. */
export interface Definition {
  readonly QueryLanguage: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
}

/** The definition that CloudFormation hands to Step Functions: placeholders replaced, each by the function's own name. */
export function definitionIn(template: Template): Definition {
  const { DefinitionString, DefinitionSubstitutions } = theOne(template, 'AWS::StepFunctions::StateMachine').Properties;
  const substitutions = DefinitionSubstitutions as Readonly<Record<string, unknown>>;
  const text = String(DefinitionString).replace(/\$\{(\w+)\}/g, (_whole, name: string) =>
    readable(substitutions[name]),
  );
  return JSON.parse(text) as Definition;
}
