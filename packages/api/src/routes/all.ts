import type {RouteRow} from "../context.ts";
import {anthropicRoutes} from "./anthropic.ts";
import {backupRoutes} from "./backup.ts";
import {basicRoutes} from "./basic.ts";
import {carryRoutes} from "./carry.ts";
import {changeRoutes} from "./changes.ts";
import {clusterRoutes} from "./cluster.ts";
import {createRoutes} from "./create.ts";
import {drainRoutes} from "./drain.ts";
import {embedRoutes} from "./embed.ts";
import {healthRoutes} from "./health.ts";
import {inferenceRoutes} from "./inference.ts";
import {meshRoutes} from "./mesh.ts";
import {modelRoutes} from "./models.ts";
import {openaiRoutes} from "./openai.ts";
import {partitionRoutes} from "./partition.ts";
import {pressureRoutes} from "./pressure.ts";
import {psRoutes} from "./ps.ts";
import {requestRoutes} from "./requests.ts";
import {responsesRoutes} from "./responses.ts";
import {resumeRoutes} from "./resume.ts";
import {routingRoutes} from "./routing.ts";
import {spaceRoutes} from "./space.ts";
import {topologyRoutes} from "./topology.ts";
import {verifyRoutes} from "./verify.ts";

/** All but uploads, which are read as they come. */
export const jsonRoutes: readonly RouteRow[] = [
  ...basicRoutes,
  ...healthRoutes,
  ...inferenceRoutes,
  ...embedRoutes,
  ...openaiRoutes,
  ...responsesRoutes,
  ...anthropicRoutes,
  ...modelRoutes,
  ...carryRoutes,
  ...createRoutes,
  ...spaceRoutes,
  ...verifyRoutes,
  ...psRoutes,
  ...clusterRoutes,
  ...drainRoutes,
  ...backupRoutes,
  ...changeRoutes,
  ...meshRoutes,
  ...topologyRoutes,
  ...requestRoutes,
  ...routingRoutes,
  ...pressureRoutes,
  ...resumeRoutes,
  ...partitionRoutes,
];

/** What is told to those that may only watch: of the mesh and its models, nothing of what is asked or answered. */
export const watchingRoutes: readonly RouteRow[] = [
  ...basicRoutes.filter(({path}) => path === "/" || path === "/api/version"),
  ...healthRoutes,
  ...psRoutes,
  ...spaceRoutes,
  ...clusterRoutes,
  ...meshRoutes,
  ...topologyRoutes,
  ...pressureRoutes,
  ...partitionRoutes,
].filter(({method}) => method === "GET");
