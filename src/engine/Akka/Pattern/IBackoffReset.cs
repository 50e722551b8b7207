namespace Akka.Pattern;

/// <summary>How a back-off supervisor's count of restarts goes back to zero.</summary>
public interface IBackoffReset;
