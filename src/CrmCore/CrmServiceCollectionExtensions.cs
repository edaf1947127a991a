using System.Diagnostics.CodeAnalysis;
using CrmCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the engine.</summary>
public static class CrmServiceCollectionExtensions
{
    /// <summary>Adds the engine. What the host registered before wins.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Chooses the store, adds pipelines and adapters.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddCrmCore(this IServiceCollection services, Action<ICrmBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, UuidV7Source>();
        services.TryAddSingleton<IPhoneNumberParser, MetadataPhoneNumberParser>();
        services.TryAddSingleton<INameComparer, FoldedNameComparer>();
        services.TryAddSingleton<IAccessPolicy, AdministratorsEditSettings>();
        services.TryAddSingleton<ISecretStore>(_ => new EnvironmentSecretStore());
        services.TryAddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.TryAddSingleton<ConnectionResolver>();
        services.TryAddSingleton(_ => new AccountCompiler(NodaTime.DateTimeZoneProviders.Tzdb));
        services.TryAddSingleton<AccountDirectory>();
        services.TryAddSingleton<FindAccountModel>(host => (account, ct) => host.GetRequiredService<AccountDirectory>().FindAsync(AccountRef.Of(account.Number), ct));
        services.TryAddSingleton<CrmEngine>();
        ActionExecutors.Register(services);
        configure(new CrmBuilder(services));
        return services;
    }

    /// <summary>Sets the engine's options.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder Configure(this ICrmBuilder crm, Action<CrmOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(crm);
        ArgumentNullException.ThrowIfNull(configure);
        configure(Single<CrmOptions>(crm));
        return crm;
    }

    /// <summary>Keeps everything in memory: nothing survives the process. For tests and trials.</summary>
    /// <param name="crm">The builder.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder UseInMemory(this ICrmBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        crm.Services.TryAddSingleton<ICrmStore, InMemoryStore>();
        return crm;
    }

    /// <summary>Adds a pipeline to every account. One that somebody edited in the store since is left alone.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddPipeline(this ICrmBuilder crm, PipelineDefinition pipeline) => Seed(crm, seeds => seeds.Pipelines.Add(pipeline));

    /// <summary>Adds a template of letters or messages to every account.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="template">The template.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddTemplate(this ICrmBuilder crm, MessageTemplate template) => Seed(crm, seeds => seeds.Templates.Add(template));

    /// <summary>Adds a calendar to every account.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddCalendar(this ICrmBuilder crm, WorkingCalendar calendar) => Seed(crm, seeds => seeds.Calendars.Add(calendar));

    /// <summary>Adds a custom field to every account.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="field">The field.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddField(this ICrmBuilder crm, FieldDefinition field) => Seed(crm, seeds => seeds.Fields.Add(field));

    /// <summary>Adds a source's intake policy to every account.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddSource(this ICrmBuilder crm, IntakePolicy policy) => Seed(crm, seeds => seeds.Sources.Add(policy));

    /// <summary>Adds an open line to every account (R43). One that somebody edited in the store since is left alone.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="line">The line.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddLine(this ICrmBuilder crm, Line line) => Seed(crm, seeds => seeds.Lines.Add(line));

    /// <summary>
    /// Adds a rule of assignment to every account (R41). Employees and teams that an account does not have yet are no error: they take part as soon
    /// as they are saved. One that somebody edited in the store since is left alone.
    /// </summary>
    /// <param name="crm">The builder.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddAssignment(this ICrmBuilder crm, AssignmentRule rule) => Seed(crm, seeds => seeds.Assignments.Add(rule));

    /// <summary>Gives every account these statuses of leads (R75). Those that somebody edited in the store since are left alone.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="statuses">The statuses.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder UseLeadStatuses(this ICrmBuilder crm, LeadStatuses statuses) => Seed(crm, seeds => seeds.LeadStatuses = statuses);

    /// <summary>Gives every account these rules of scoring (R36). Those that somebody edited in the store since are left alone.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder UseScoring(this ICrmBuilder crm, ScoringRules rules) => Seed(crm, seeds => seeds.Scoring = rules);

    private static ICrmBuilder Seed(ICrmBuilder crm, Action<CrmSeeds> add)
    {
        ArgumentNullException.ThrowIfNull(crm);
        add(Single<CrmSeeds>(crm));
        return crm;
    }

    // The options and seeds are plain objects that the builder fills before anybody resolves them.
    private static T Single<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(ICrmBuilder crm)
        where T : class, new()
    {
        var known = crm.Services.FirstOrDefault(s => s.ServiceType == typeof(T))?.ImplementationInstance as T;
        if (known is not null) return known;
        var made = new T();
        crm.Services.AddSingleton(made);
        return made;
    }

    private sealed record CrmBuilder(IServiceCollection Services) : ICrmBuilder;
}
