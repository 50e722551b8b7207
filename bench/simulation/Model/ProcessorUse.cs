namespace AkkaCluster.Simulation.Model;

/// <summary>A figure of each process for a job of one task: milliseconds of a core, or how often it was woken.</summary>
/// <param name="Client">Who submits and waits.</param>
/// <param name="Gateway">Whom it calls.</param>
/// <param name="Leader">Who takes it in.</param>
/// <param name="Worker">All workers together.</param>
internal sealed record ProcessorUse(double Client, double Gateway, double Leader, double Worker);
