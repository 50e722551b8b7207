using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Options of back-off supervisors.</summary>
public static class Backoff
{
    /// <summary>
    /// Restarts a child that fails, after a delay that doubles from <paramref name="minBackoff"/> to <paramref name="maxBackoff"/>; a child that stops by itself stops its
    /// supervisor.
    /// </summary>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>As above, at most <paramref name="maxNrOfRetries"/> times (-1: without limit).</summary>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffSettings(onFailure: true, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>Starts a child that stops (by itself, or because it failed) again, after a delay that doubles from <paramref name="minBackoff"/> to <paramref name="maxBackoff"/>.</summary>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>As above, at most <paramref name="maxNrOfRetries"/> times (-1: without limit).</summary>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffSettings(onFailure: false, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);
}
