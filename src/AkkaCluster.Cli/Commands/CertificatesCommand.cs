using System.CommandLine;
using System.Security.Cryptography;
using AkkaCluster.Cli.Certificates;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster certificates</c>.</summary>
internal static class CertificatesCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where they are written to. An authority that is there is used again: so certificates are renewed." };
        var hosts = new Option<string[]>("--hosts")
        {
            Description = "Names or IP addresses under which nodes reach each other, divided by commas.",
            DefaultValueFactory = _ => ["127.0.0.1"],
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        };
        var days = new Option<int>("--days") { Description = "How long the certificates are good.", DefaultValueFactory = _ => 365 };
        days.Between(1, 3650);
        hosts.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.SelectMany(token => token.Value.Split(',')).Where(host => Uri.CheckHostName(host.Trim()) == UriHostNameType.Unknown))
                result.AddError($"--hosts has '{wrong}'; expected names or IP addresses, without scheme or port.");
        });
        var command = new Command("certificates", "Make an authority of your own, and a certificate from it for each node, for TLS between nodes.") { folder, hosts, days };
        command.SetAction(parsed => Write(parsed.GetValue(folder)!, parsed.GetValue(hosts)!, parsed.GetValue(days)));
        return command;
    }

    private static int Write(string path, string[] hosts, int days)
    {
        var folder = new CertificateFolder(path, TimeProvider.System);
        try
        {
            folder.Write(hosts, days);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            Terminal.Error($"The certificates cannot be written to {path}: {failure.Message}");
            return CliExitCodes.BadUsage;
        }
        foreach (var host in hosts)
            Console.Out.WriteLine($"{host}: --tls-certificate {folder.CertificatePath(host)} --tls-key {folder.KeyPath(host)} --tls-authority {folder.AuthorityPath}");
        return CliExitCodes.Ok;
    }
}
