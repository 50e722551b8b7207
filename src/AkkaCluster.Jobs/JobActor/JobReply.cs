namespace AkkaCluster.Jobs.JobActor;

/// <summary>What the store answered a job's actor. Where that has begun anew meanwhile, the answer concerns nobody any more.</summary>
/// <param name="To">Who asked: a behaviour, or a run of the job.</param>
internal abstract record JobReply(object To);
