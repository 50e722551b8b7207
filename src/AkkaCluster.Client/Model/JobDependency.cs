namespace AkkaCluster.Client.Model;

/// <summary>A job that has to end before another begins.</summary>
/// <param name="Job">Its id.</param>
/// <param name="On">How it has to end.</param>
public sealed record JobDependency(string Job, EndCondition On = EndCondition.Succeeded);
