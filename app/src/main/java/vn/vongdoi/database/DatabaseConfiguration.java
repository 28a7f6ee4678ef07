package vn.vongdoi.database;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration
class DatabaseConfiguration {

    @Bean
    DataFolder dataFolder(Environment environment) {
        return DataFolder.of(environment.getProperty("VONGDOI_HOME"));
    }

    @Bean
    Database database(DataFolder folder, Environment environment) {
        return Database.open(folder, environment.getProperty("VONGDOI_DATABASE_URL"));
    }

    @Bean
    Vault vault(DataFolder folder, Environment environment) {
        return Vault.open(folder, environment.getProperty("VONGDOI_VAULT_KEY"));
    }

    /** Closed with {@link Database}, not by itself. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }
}
