import { RemovalPolicy } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** One public origin: an HTTP API that hands every request to one Lambda. Pages and ballot have one each, so cookies and scripts never meet. */
export class WebApi extends Construct {
  readonly url: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, apiName: string) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', { apiName, createDefaultStage: false });
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup) },
    });
    this.url = this.#api.apiEndpoint;
  }

  /** Sends every path of the origin to a Lambda. */
  serve(handler: IFunction): void {
    const integration = new HttpLambdaIntegration('Integration', handler);
    this.#api.addRoutes({ path: '/', methods: [HttpMethod.ANY], integration });
    this.#api.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.ANY], integration });
  }
}
