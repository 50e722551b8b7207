using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http.Tasks;

/// <summary>A single task that was run and failed.</summary>
internal sealed class TaskRunException(string message) : ProblemException(StatusCodes.Status422UnprocessableEntity, "The task failed", message);
