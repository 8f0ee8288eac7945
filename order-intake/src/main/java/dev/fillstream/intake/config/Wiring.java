package dev.fillstream.intake.config;

import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.rate.Quota;
import dev.fillstream.intake.request.OrderRequests;
import dev.fillstream.intake.request.RequestLog;
import dev.fillstream.intake.submission.OrderLog;
import dev.fillstream.intake.submission.OrderSubmission;
import dev.fillstream.intake.view.HeldOrders;
import dev.fillstream.intake.view.OrderSearch;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.OrderWatch;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.intake.view.Shares;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the parts of the core, which know no container. */
final class Wiring {

    @Produces
    @Singleton
    RecentOrders recentOrders(IntakeConfig config, Shares shares) {
        return new RecentOrders(
                config.view().maxRecentOrders(),
                account -> shares.of(account).filter(shares::isHere).isPresent());
    }

    @Produces
    @Singleton
    OrderSearch orderSearch(HeldOrders held, RecentOrders recent) {
        return new OrderSearch(held, recent);
    }

    @Produces
    @Singleton
    OrderWatch orderWatch(IntakeConfig config) {
        return new OrderWatch(config.view().maxWaiting());
    }

    @Produces
    @Singleton
    OrderSubmission orderSubmission(OrderViews views, RecentOrders recent, OrderLog log) {
        return new OrderSubmission(views, recent, log);
    }

    @Produces
    @Singleton
    OrderRequests orderRequests(OrderViews views, RecentOrders recent, RequestLog log) {
        return new OrderRequests(views, recent, log);
    }

    @Produces
    @Singleton
    Allowance.Quotas quotas(IntakeConfig config) {
        IntakeConfig.Rate rate = config.rate();
        return new Allowance.Quotas(
                new Quota("orders", rate.orders(), rate.window()),
                new Quota("cancels", rate.cancels(), rate.window()),
                new Quota("reads", rate.reads(), rate.window()));
    }
}
