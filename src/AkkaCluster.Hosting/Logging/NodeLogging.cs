using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace AkkaCluster.Hosting.Logging;

/// <summary>Sets up how a program that is a node logs to the console: for people or as JSON.</summary>
internal static class NodeLogging
{
    public static void Add(ILoggingBuilder logging, SettingTable settings)
    {
        // Loggers are made before the settings are checked; what is wrong with these is told then.
        var options = new LoggingOptions();
        OptionsReader.Read(settings, "Logging", options);
        logging.SetMinimumLevel(options.Level);
        // What the web server and the host say of each request is for their developers.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Who asks is told.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // Why a node cannot start is told once, on standard error.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (options.Json)
            logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        else
            logging.AddConsole(console => console.FormatterName = PeopleFormatter.FormatterName).AddConsoleFormatter<PeopleFormatter, ConsoleFormatterOptions>();
    }
}
