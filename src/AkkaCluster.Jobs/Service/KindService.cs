using System.Security.Cryptography;
using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Kinds;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>Takes packages of job kinds in, once they were loaded here.</summary>
internal sealed class KindService(IJobStore store, JobKindRegistry kinds, PackageFolder folder, PushedKinds pushed, FileList lists, TimeProvider time) : IKindService
{
    private const int MostPackages = 100;
    private const int MostFiles = 1000;
    private const long MostBytes = 256 * 1024 * 1024;
    private const int LongestName = 100;
    private const int VersionLength = 12;

    public Task<KindPackage> PushAsync(string name, IReadOnlyList<JobFile> files, CancellationToken cancellation) => StoredJobs.AskAsync(async () =>
    {
        if (!folder.IsAllowed)
            throw new JobRefusedException(JobRefusal.Forbidden, "This node takes no job kinds: akkacluster.allow-push is off. Turn it on for all nodes (--allow-push), or put the plug-in into their plug-in folders.");
        var errors = Errors(name, files).ToList();
        if (errors.Count > 0)
            throw new JobRefusedException(JobRefusal.Invalid, string.Join(' ', errors), errors);
        var version = VersionOf(files);
        var known = await store.ReadPackagesAsync(cancellation).ConfigureAwait(false);
        if (known.Count >= MostPackages && !known.Any(package => package.Name == name && package.Version == version))
            throw new JobRefusedException(JobRefusal.Conflict, $"There are {known.Count} packages of job kinds, the most that a cluster has; remove some first.");
        var list = await lists.WriteAsync(files, null).ConfigureAwait(false);
        var names = await CheckAsync(name, list!, cancellation).ConfigureAwait(false);
        if (known.FirstOrDefault(package => package.Name != name && package.Kinds.Split(',').Intersect(names).Any()) is { } other)
            throw Invalid($"The kinds of {name} are {string.Join(", ", names)}; {other.Name} {other.Version} has {other.Kinds}. Rename one of them, or remove {other.Name} first.");
        await store.AddPackageAsync(new KindPackage(name, version, list!, time.GetUtcNow()) { Kinds = string.Join(',', names) }).ConfigureAwait(false);
        await pushed.RefreshAsync(cancellation).ConfigureAwait(false);
        return (await store.ReadPackagesAsync(cancellation).ConfigureAwait(false)).First(package => package.Name == name && package.Version == version);
    });

    public Task<IReadOnlyList<KindPackage>> ListAsync(CancellationToken cancellation) => StoredJobs.AskAsync(() => store.ReadPackagesAsync(cancellation));

    public Task RemoveAsync(string name, string version, CancellationToken cancellation) => StoredJobs.AskAsync(async () =>
    {
        if (!(await store.ReadPackagesAsync(cancellation).ConfigureAwait(false)).Any(package => package.Name == name && package.Version == version))
            throw new JobRefusedException(JobRefusal.NotFound, $"There is no package '{name}' of version '{version}'.");
        if (await store.RemovePackageAsync(name, version).ConfigureAwait(false) is { } user)
            throw new JobRefusedException(JobRefusal.Conflict, $"{name} {version} cannot be removed: the {user} names one of its kinds. Wait for its end, or remove that first.");
        await pushed.RefreshAsync(cancellation).ConfigureAwait(false);
        return true;
    });

    /// <summary>The version of a package: the first digits of the SHA-256 over its files, a line each as sha256sum writes it, in order of their names.</summary>
    public static string VersionOf(IEnumerable<JobFile> files) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Name}\n")))))[..VersionLength];

    /// <summary>Loads the package here and lets it go again.</summary>
    /// <returns>The names of its kinds.</returns>
    private async Task<List<string>> CheckAsync(string name, string list, CancellationToken cancellation)
    {
        LoadedKinds loaded;
        try
        {
            loaded = await folder.LoadAsync(name, null, list, cancellation).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is StoreCorruptException or IOException or UnauthorizedAccessException)
        {
            throw Invalid($"The package cannot be laid out in a folder: {wrong.Message}");
        }
        try
        {
            kinds.CheckWith(loaded.Kinds);
            return [.. loaded.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal)];
        }
        catch (ArgumentException clash)
        {
            throw Invalid(clash.Message);
        }
        finally
        {
            loaded.Unload();
        }
    }

    private IEnumerable<string> Errors(string name, IReadOnlyList<JobFile> files)
    {
        if (name.Length is 0 or > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') || name[0] == '.')
            yield return $"The package's name is '{StorableText.Of(name, LongestName)}'; expected that of its assembly: 1 to {LongestName} letters, digits, dots, dashes and underscores.";
        else if (!files.Any(file => file.Name == name + ".dll"))
            yield return $"The package has no {name}.dll; expected an assembly of the package's name.";
        if (files.Count > MostFiles)
        {
            yield return $"The package has {files.Count} files; at most {MostFiles} are allowed.";
            yield break;
        }
        foreach (var error in lists.Errors(files))
            yield return error;
        if (files.Sum(file => (decimal)file.Size) is var sum && sum > MostBytes)
            yield return $"The files of the package have {sum} bytes together; at most {MostBytes} are allowed.";
        if (files.FirstOrDefault(file => Path.IsPathRooted(file.Name) || file.Name.Split('/', '\\').Any(part => part is "" or "." or "..")) is { } outside)
            yield return $"A file of the package is named '{outside.Name}'; expected a relative path without '.' and '..'.";
    }

    private static JobRefusedException Invalid(string error) => new(JobRefusal.Invalid, error, [error]);
}
