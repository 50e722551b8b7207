using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Client;

/// <content>Job kinds that are pushed to the cluster.</content>
public sealed partial class ClusterClient
{
    /// <summary>
    /// Pushes a plug-in: a folder NAME with NAME.dll and what belongs to it, as dotnet publish makes it. From now on jobs of its kinds are of this version. The same files are the same version.
    /// </summary>
    /// <exception cref="ClusterException">It is no plug-in, its kinds clash with others, the cluster takes none, or no gateway answered.</exception>
    /// <exception cref="IOException">It cannot be read, or has no NAME.dll; nothing is sent then.</exception>
    public async Task<KindPackage> PushKindsAsync(string folder, CancellationToken cancellation = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(root);
        if (!File.Exists(Path.Combine(root, name + ".dll")))
            throw new FileNotFoundException($"The folder '{folder}' has no {name}.dll; expected an assembly of the folder's name, as dotnet publish makes it.");
        var files = new List<JobFile>();
        // Links are not followed: one to a parent has no end.
        foreach (var path in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal))
            files.Add(await StoreFileAsync(Path.GetRelativePath(root, path).Replace('\\', '/'), path, cancellation).ConfigureAwait(false));
        var body = JsonSerializer.SerializeToUtf8Bytes(new { Name = name, Files = files }, JsonSerializerOptions.Web);
        using var response = await SendAsync(HttpMethod.Post, "v1/kinds/packages", () => Json(body), cancellation).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<KindPackage>(JsonSerializerOptions.Web, cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The plug-ins that were pushed, in the order in which they were.</summary>
    public async Task<IReadOnlyList<KindPackage>> GetKindPackagesAsync(CancellationToken cancellation = default) =>
        (await GetJsonAsync<KindPackageList>("v1/kinds/packages", TimeSpan.Zero, cancellation).ConfigureAwait(false)).Packages;

    /// <summary>Removes a plug-in that was pushed.</summary>
    /// <exception cref="ClusterException">There is none, or an unfinished job or a schedule names one of its kinds.</exception>
    public async Task RemoveKindsAsync(string name, string version, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(HttpMethod.Delete, $"v1/kinds/packages/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(version)}", cancellation).ConfigureAwait(false);
    }
}
