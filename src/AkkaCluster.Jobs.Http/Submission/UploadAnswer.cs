namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>Inputs that were streamed ahead of their job: what to name as its inputs.</summary>
/// <param name="Id">Which upload it is.</param>
/// <param name="Count">How many inputs it has.</param>
internal sealed record UploadAnswer(string Id, long Count);
