using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Settings;

/// <summary>Fills options from their section, and says all that is wrong with them.</summary>
internal sealed class RoomOptions<T>(SettingTable table, string section, Func<T, IEnumerable<string>>? faults) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class, new()
{
    public void Configure(T options) => OptionsReader.Read(table, section, options);

    public ValidateOptionsResult Validate(string? name, T options)
    {
        List<string> all = [.. OptionsReader.Read(table, section, new T()), .. faults?.Invoke(options) ?? []];
        return all.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(all);
    }
}
