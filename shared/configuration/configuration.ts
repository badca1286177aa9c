import type { Partition } from '../names';
import type { Person } from '../people/person';

/** Guard mode of a policy: `observe` denies nothing, `humans` denies people, `everyone` denies pipelines too. */
export type GuardMode = 'observe' | 'humans' | 'everyone';

/** One step of approval: `need` of the persons in the groups of `of`. */
export interface LevelRule {
  readonly name: string;
  /** How many distinct persons must sign; at least 1. */
  readonly need: number;
  /** Group names. */
  readonly of: readonly string[];
}

/** Seconds until each wait ends and the request expires. */
export interface Deadlines {
  readonly confirm: number;
  readonly sign: number;
  readonly release: number;
}

/** `signin`: an existing session at the identity provider is enough; `fresh`: `auth_time` must be younger than 5 minutes. */
export type Assurance = 'signin' | 'fresh';

/** A policy after compilation: names resolved, durations in seconds, order of levels kept. */
export interface Policy {
  readonly name: string;
  /** Where it applies; for now the root of the Organization. */
  readonly attach: readonly string[];
  readonly mode: GuardMode;
  /** IAM actions it guards, e.g. `ec2:TerminateInstances`. */
  readonly guard: readonly string[];
  readonly levels: readonly LevelRule[];
  readonly deadlines: Deadlines;
  readonly assurance: Assurance;
  /** `off`: no copy is made before the call runs. */
  readonly backup: 'off';
}

/** What `settings.yaml`, `people.yaml` and `policies/*.yaml` say, checked and compiled: the only configuration that Lambdas and constructs see. */
export interface Configuration {
  readonly version: 1;
  readonly installation: string;
  /** True only on a trial: allows deadlines of seconds and the local cloud's addresses, and says so on every page and mail. */
  readonly sandbox: boolean;
  readonly partition: Partition;
  readonly organization: { readonly id: string; readonly root: string; readonly management: string };
  readonly hub: { readonly account: string; readonly region: string };
  /** Regions that get the spoke rules; `us-east-1` is always among them. */
  readonly regions: readonly string[];
  readonly mail: { readonly from: string; readonly contact: string };
  readonly signIn: { readonly provider: string };
  readonly language: 'en' | 'zh';
  readonly zone: string;
  readonly people: readonly Person[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly policies: readonly Policy[];
}
