using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>The answer to a submission: the job with what it made, where the call waited and the job ended in time.</summary>
[JsonDerivedType(typeof(SubmittedAnswer))]
[JsonDerivedType(typeof(EndedAnswer))]
[JsonDerivedType(typeof(OutputsAnswer))]
internal interface ISubmissionAnswer;
