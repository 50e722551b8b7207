namespace AkkaCluster.Chaos.Garbage;

/// <summary>What came of connections to a port that were held.</summary>
/// <param name="Idle">Connections that said nothing.</param>
/// <param name="IdleOpen">How many of them the port still had at the end.</param>
/// <param name="Slow">Connections that said a byte now and then.</param>
/// <param name="SlowOpen">How many of them the port still had at the end.</param>
/// <param name="Endless">Connections whose body or line had no end.</param>
/// <param name="EndlessOpen">How many of them the port still had at the end.</param>
/// <param name="EndlessBytes">How much was taken of those.</param>
internal sealed record HeldTally(int Idle, int IdleOpen, int Slow, int SlowOpen, int Endless, int EndlessOpen, long EndlessBytes);
