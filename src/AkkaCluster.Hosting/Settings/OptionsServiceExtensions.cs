using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Settings;

/// <summary>Adds the options of a room.</summary>
public static class OptionsServiceExtensions
{
    /// <summary>Reads options from their section; they are checked at start with all others.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="section">Below AkkaCluster; empty for its own values.</param>
    /// <param name="faults">What is wrong with them, beyond single values that cannot be read.</param>
    public static IServiceCollection AddRoomOptions<T>(this IServiceCollection services, string section, Func<T, IEnumerable<string>>? faults = null)
        where T : class, new()
    {
        services.AddOptions();
        services.AddSingleton(OptionsRoom.Of<T>(section));
        services.AddSingleton<IConfigureOptions<T>>(provider => new RoomOptions<T>(provider.GetRequiredService<SettingTable>(), section, faults));
        return services.AddSingleton<IValidateOptions<T>>(provider => new RoomOptions<T>(provider.GetRequiredService<SettingTable>(), section, faults));
    }
}
