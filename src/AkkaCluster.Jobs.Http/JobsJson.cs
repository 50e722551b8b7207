using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AkkaCluster.Jobs.Http.Cluster;
using AkkaCluster.Jobs.Http.Feed;
using AkkaCluster.Jobs.Http.Files;
using AkkaCluster.Jobs.Http.Kinds;
using AkkaCluster.Jobs.Http.Schedules;
using AkkaCluster.Jobs.Http.Submission;
using AkkaCluster.Jobs.Logs;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http;

/// <summary>How the job API's bodies and answers are JSON, made by the compiler.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SubmissionBody))]
[JsonSerializable(typeof(ISubmissionAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(FileBody))]
[JsonSerializable(typeof(FileAnswer))]
[JsonSerializable(typeof(PackageBody))]
[JsonSerializable(typeof(Wire.KindPackage))]
[JsonSerializable(typeof(Wire.KindPackageList))]
[JsonSerializable(typeof(Wire.JobFile))]
[JsonSerializable(typeof(Wire.Job))]
[JsonSerializable(typeof(Wire.JobPage))]
[JsonSerializable(typeof(Wire.JobProgress))]
[JsonSerializable(typeof(Wire.JobTask))]
[JsonSerializable(typeof(Wire.JobTaskDetails))]
[JsonSerializable(typeof(Wire.JobAttempt))]
[JsonSerializable(typeof(Wire.JobChunk))]
[JsonSerializable(typeof(Wire.JobKindList))]
[JsonSerializable(typeof(Wire.ClusterInfo))]
[JsonSerializable(typeof(Wire.ClusterDemand))]
[JsonSerializable(typeof(DrainAnswer))]
[JsonSerializable(typeof(SlotsAnswer))]
[JsonSerializable(typeof(JobsAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(IReadOnlyList<EndedChunk>))]
[JsonSerializable(typeof(ScheduleBody))]
[JsonSerializable(typeof(Wire.Schedule))]
[JsonSerializable(typeof(Wire.SchedulePage))]
[JsonSerializable(typeof(TriggeredAnswer))]
[JsonSerializable(typeof(IReadOnlyList<NodeLine>))]
internal sealed partial class JobsJson : JsonSerializerContext
{
    /// <summary>For answers, which are never taken for a page, so that nothing has to be escaped for one.</summary>
    public static JobsJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
