namespace AkkaCluster.Hosting.Lifetime;

/// <summary>Notices the end of the process that started this one: its end of standard input closes, however it died.</summary>
internal static class ParentWatch
{
    public static void Start(StopRequest stop)
    {
        var thread = new Thread(() => Watch(Console.OpenStandardInput(), stop)) { IsBackground = true, Name = "parent-watch" };
        thread.Start();
    }

    internal static void Watch(Stream input, StopRequest stop)
    {
        var buffer = new byte[64];
        try
        {
            while (input.Read(buffer) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe says the same as its end.
        }
        stop.Ask("The parent process ended");
    }
}
