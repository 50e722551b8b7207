using AkkaCluster.Http.Logs;
using AkkaCluster.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Logging;

/// <summary>Sets up where a node logs to: the console, for people or as JSON, and the last lines for the gateway.</summary>
internal static class NodeLogging
{
    public static void Add(ILoggingBuilder logging, NodeSettings settings, LogHub hub, TimeProvider time)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(settings.LogLevel);
        // What the web server says of each request is for its developers.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddProvider(new LogHubProvider(hub, time));
        logging.Services.AddSingleton(time);
        if (settings.LogJson)
            logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "O"));
        else
            logging.AddConsole(options => options.FormatterName = PeopleFormatter.FormatterName).AddConsoleFormatter<PeopleFormatter, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
    }
}
