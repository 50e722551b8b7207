// What can be done with a job, and when.
import { call, post } from "./api.js";

const path = job => "/v1/jobs/" + encodeURIComponent(job.id);
const isFinal = job => ["succeeded", "failed", "cancelled"].includes(job.state);

/** name, what it says once it is done, when it can be done, whether it is asked about first, and how. */
export const actions = [
  { name: "Pause", done: "is held", can: job => !isFinal(job) && !job.paused, act: job => post(path(job) + "/pause") },
  { name: "Resume", done: "goes on", can: job => !isFinal(job) && job.paused, act: job => post(path(job) + "/resume") },
  { name: "Cancel", done: "is cancelled", ask: "Cancel", can: job => !isFinal(job), act: job => call("DELETE", path(job)) },
  { name: "Rerun failed", done: "runs again", can: job => isFinal(job) && job.succeeded < job.taskCount, act: job => post(path(job) + "/rerun?failed=true"), again: true },
  { name: "Rerun all", done: "runs again", ask: "Run all of it again, and forget its results:", can: isFinal, act: job => post(path(job) + "/rerun"), again: true },
  { name: "Clone", done: "is handed in again, as a new job", can: () => true, act: job => post(path(job) + "/clone"), go: made => "#/jobs/" + made.id },
  { name: "Delete", done: "is deleted", ask: "Delete, with its results:", can: isFinal, act: job => post(path(job) + "/delete"), go: () => "#/jobs" },
];

export { isFinal };
