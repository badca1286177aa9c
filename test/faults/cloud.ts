import { advance, wait } from '../../hub/steps/advance';
import { broker } from '../../hub/steps/broker/broker';
import { intake } from '../../hub/steps/intake';
import { sweep } from '../../hub/steps/sweep';
import { tell } from '../../hub/steps/tell';
import type { AdvanceInput, BrokerInput, TellInput, WaitInput } from '../../shared/workflow';
import { StateError } from '../infra/expression';
import type { Definition } from '../infra/machine';
import { executions } from './executions';
import type { Injector, Life } from './injector';
import type { Simulation } from './simulation';
import type { SlowWorld } from './world';

/** Seconds that each Lambda may run before AWS ends it. */
const LIMITS = { Intake: 30, Page: 20, Sweep: 55, Advance: 55, Tell: 55, Broker: 280 } as const;

/** Seconds until a Lambda that was asked for begins. */
const START_SECONDS = 1;

/** How often the queue delivers a message, and how long after a failure it does so again. */
const DELIVERIES = 3;
const REDELIVERY_SECONDS = 180;

/** Ports as one invocation of one Lambda sees them. */
export type PortsOf = (step: string, life: Life) => SlowWorld;

/** The Lambdas, the queue before them, the schedule and the state machine, all in simulated time. */
export class Cloud {
  readonly workflow;
  /** Messages that the queue has given up, for which there is an alarm. */
  deadLetters = 0;

  constructor(
    definition: Definition,
    private readonly world: SlowWorld,
    private readonly simulation: Simulation,
    private readonly injector: Injector,
  ) {
    this.workflow = executions(definition, simulation, (asked, die) => this.runState(asked, die));
  }

  /** One Lambda for one event: it begins, works, and dies at its limit. `die` ends the execution that waits for it, if any. */
  async invoke<T>(
    step: string,
    limit: keyof typeof LIMITS,
    work: (ports: ReturnType<Cloud['portsFor']>) => Promise<T>,
    die?: () => void,
  ): Promise<T> {
    const kind = this.injector.reach({ step, port: 'invocation' });
    await this.simulation.sleep(START_SECONDS);
    const once = () => {
      const life = { alive: true };
      const died = this.simulation.sleep(LIMITS[limit]).then(() => {
        life.alive = false;
        throw new StateError('Sandbox.Timedout');
      });
      return Promise.race([work(this.portsFor(step, life)), died]);
    };
    if (kind === 'execution dies') die?.();
    if (kind === 'invoked twice') once().catch(() => undefined);
    return once();
  }

  private portsFor(step: string, life: Life) {
    const { world, injector } = this;
    const watch = <P extends object>(port: P, name: string) => injector.watch(port, name, step, life);
    const trigger = { start: async (input: BrokerInput) => this.removeLeftovers(input) };
    return {
      ledger: watch(world.ledger, 'ledger'),
      index: watch(world.index, 'index'),
      witness: watch(world.witness, 'witness'),
      asBroker: watch(world.witness.as('broker'), 'witness'),
      workflow: watch(this.workflow, 'workflow'),
      organization: watch(world.organization, 'organization'),
      reader: watch(world.reader, 'reader'),
      grants: watch(world.grants, 'grants'),
      provider: watch(world.provider, 'provider'),
      mailer: watch(world.mailer, 'mailer'),
      brokerTrigger: watch(trigger, 'brokerTrigger'),
      metrics: world.metrics,
      catalogue: world.catalogue,
      configuration: world.configuration,
      clock: this.simulation.clock,
    };
  }

  private runState(
    { state, function: name, payload }: { state: string; function: string; payload: unknown },
    die: () => void,
  ): Promise<unknown> {
    switch (name) {
      case '<advanceFunction.Arn>': {
        const input = payload as AdvanceInput | WaitInput;
        return this.invoke(
          state,
          'Advance',
          async (ports) => (input.do === 'wait' ? wait(ports, input) : advance(ports, input, ports.clock())),
          die,
        );
      }
      case '<tellFunction.Arn>':
        return this.invoke(
          state,
          'Tell',
          (ports) => tell({ ...ports, webUrl: 'https://countersign.example.com' }, payload as TellInput, ports.clock()),
          die,
        );
      case '<brokerFunction.Arn>':
        return this.invoke(
          state,
          'Broker',
          (ports) => broker({ ...ports, witness: ports.asBroker }, payload as BrokerInput),
          die,
        );
      default:
        throw new Error(`there is no Lambda ${name}`);
    }
  }

  /** The trigger starts the broker and does not wait for it; what fails is left to the next sweep. */
  private removeLeftovers(input: BrokerInput): void {
    this.invoke('Leftovers', 'Broker', (ports) => broker({ ...ports, witness: ports.asBroker }, input)).catch(
      () => undefined,
    );
  }

  /** A denial arrives on the queue, which delivers until the Lambda has taken it or it was tried too often. */
  async deliver(body: unknown): Promise<void> {
    for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
      try {
        await this.invoke('Intake', 'Intake', (ports) => intake(ports, body, ports.clock()));
        return;
      } catch {
        await this.simulation.sleep(REDELIVERY_SECONDS);
      }
    }
    this.deadLetters += 1;
  }

  /** The schedule starts a sweep every minute, whatever became of the last one. */
  async sweepEveryMinute(): Promise<never> {
    for (;;) {
      await this.simulation.sleep(60);
      this.invoke('Sweep', 'Sweep', (ports) => sweep(ports)).catch(() => undefined);
    }
  }
}
