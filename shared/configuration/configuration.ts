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

/** Days of the week as `Intl` names them in English. */
export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Times of a week in one place: `from` up to but not `to`, minutes since midnight; `to` before `from` runs into the next day. */
export interface Hours {
  /** IANA time zone. */
  readonly zone: string;
  /** Days on which the span begins. */
  readonly days: readonly Day[];
  readonly from: number;
  readonly to: number;
}

/** When a rule counts; all that is said must hold, and `null` says nothing. */
export interface Conditions {
  /** ARN patterns as IAM reads them; one resource of the call that matches is enough. */
  readonly resources: readonly string[] | null;
  readonly regions: readonly string[] | null;
  /** Patterns of the caller's ARN as `aws:PrincipalArn` gives it: of a session it is the role's. */
  readonly principals: readonly string[] | null;
  /** Groups; the requester is in one of them. */
  readonly people: readonly string[] | null;
  /** When AWS refused the call. */
  readonly hours: Hours | null;
  /** Values by tag key; one resource of the call has one of the values of every key. */
  readonly tags: Readonly<Record<string, readonly string[]>> | null;
}

/** What a rule asks for. */
export interface Terms {
  readonly levels: readonly LevelRule[];
  readonly deadlines: Deadlines;
  readonly assurance: Assurance;
  /** `off`: no copy is made before the call runs. */
  readonly backup: 'off';
}

/** A rule after compilation: globs and packs written out, durations in seconds, order of levels kept. */
export interface Rule extends Terms {
  readonly name: string;
  readonly mode: GuardMode;
  /** IAM actions it guards, e.g. `ec2:TerminateInstances`. */
  readonly guard: readonly string[];
  readonly where: Conditions;
  /** Rules of places above, as `policy/rule`, whose terms do not count where this rule counts. */
  readonly replaces: readonly string[];
  /** Why it may replace them; `''` when it replaces none. */
  readonly because: string;
}

/** A policy after compilation. */
export interface Policy {
  readonly name: string;
  /** Ids of the places where it applies: the root, organizational units, accounts. */
  readonly attach: readonly string[];
  readonly rules: readonly Rule[];
}

/** What `settings.yaml`, `people.yaml` and `policies/*.yaml` say, checked and compiled: the only configuration that Lambdas and constructs see. */
export interface Configuration {
  readonly version: 1;
  readonly installation: string;
  /** True only on a trial: allows deadlines of seconds and the local cloud's addresses, and says so on every page and mail. */
  readonly sandbox: boolean;
  readonly partition: Partition;
  readonly organization: {
    readonly id: string;
    readonly root: string;
    readonly management: string;
    /** Ids of organizational units by their path below the root, e.g. `Production/Payments`. */
    readonly units: Readonly<Record<string, string>>;
  };
  readonly hub: { readonly account: string; readonly region: string };
  /** Regions that get the spoke rules; those in which global services of the partition log are always among them. */
  readonly regions: readonly string[];
  readonly mail: { readonly from: string; readonly contact: string };
  readonly signIn: { readonly provider: string };
  readonly language: 'en' | 'zh';
  readonly zone: string;
  readonly people: readonly Person[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly policies: readonly Policy[];
}
